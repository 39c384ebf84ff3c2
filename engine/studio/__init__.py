"""The bridge to Roblox Studio: commands for its plugin, the scripts that they write, and assets."""
