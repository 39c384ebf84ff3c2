"""Synchronization of records between platforms."""
