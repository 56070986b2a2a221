"""Names to codes, one or a whole column, and codes to names: what a script author takes home.

`codes` holds `normalize_country` … `normalize_post` and `expand_mineral`, `people` holds `normalize_person`, `labels`
holds `label`. People are read by more than other names, so that whoever asks for a country does not load it.
"""
