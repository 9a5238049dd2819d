"""HTML, and the formats that carry it: RSS and Atom."""
