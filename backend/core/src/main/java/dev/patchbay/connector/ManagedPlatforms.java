package dev.patchbay.connector;

import java.util.List;
import java.util.Optional;

/** The platforms with a managed OAuth app; the authorization module knows them. */
public interface ManagedPlatforms {

    /** The scopes that a connector may ask this platform for, any when the list is empty; absent when nobody manages it. */
    Optional<List<String>> allowedScopes(String platform);
}
