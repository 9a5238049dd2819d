"""The version, where everything that stamps its output with it can import it without importing the package."""

VERSION = "0.1.0"
