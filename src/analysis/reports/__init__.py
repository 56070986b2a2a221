"""From a manifest to a site: parameters checked, notebooks run by papermill, HTML pages and an index."""
