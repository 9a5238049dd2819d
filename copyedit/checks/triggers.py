from copyedit.triggers import Hit as Hit, Trigger as Trigger
