"""Operations that are known in advance: those that clients registered, and those of the operator's manifests."""
