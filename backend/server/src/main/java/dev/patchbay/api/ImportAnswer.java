package dev.patchbay.api;

import dev.patchbay.connector.Change;
import dev.patchbay.connector.ConnectorImports.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an import did, or would do.
 *
 * @param connector as it is afterwards, which after a dry run is as before; null where there is none
 */
public record ImportAnswer(
        Action action,
        boolean dryRun,
        List<Change> changes,
        @Nullable ObjectNode connector) {}
