"""Roblox Studio: the use cases of the plugin, and those of the people and programs that use it."""
