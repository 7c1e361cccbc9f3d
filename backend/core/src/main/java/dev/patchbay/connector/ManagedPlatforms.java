package dev.patchbay.connector;

import java.util.Optional;

/** The platforms with a managed OAuth app; the authorization module knows them. */
public interface ManagedPlatforms {

    /** Absent when nobody manages this platform. */
    Optional<ManagedPlatform> platform(String name);
}
