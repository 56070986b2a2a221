"""Many articles at once: in shards that are done once, on all cores or on a cluster, in constant memory."""
