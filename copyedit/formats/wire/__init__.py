"""News agency formats: NITF, NewsML-G2, ninjs, IPTC 7901 and ANPA 1312."""
