from copyedit.triggers import Hit as Hit
from copyedit.triggers import Trigger as Trigger
