"""What a headline says against the story under it: figures, directions, weekdays; a caption left above the story."""
