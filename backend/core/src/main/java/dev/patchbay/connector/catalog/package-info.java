/** The catalog: apps whose definition comes with Patchbay, one YAML file each in {@code catalog/} at the repository's root. */
@NamedInterface("catalog")
@NullMarked
package dev.patchbay.connector.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
