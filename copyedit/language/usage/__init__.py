"""Two ways of writing one thing, of which a story should use one: organise and organize, 7pm and 7 p.m."""
