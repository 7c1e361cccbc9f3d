package dev.patchbay.api;

import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorDocument;
import dev.patchbay.connector.ConnectorImports;
import dev.patchbay.connector.ConnectorImports.Action;
import dev.patchbay.connector.ConnectorImports.Outcome;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.yaml.YamlWriter;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.InvalidInput;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Connectors as documents, to be kept beside code and carried to another installation. */
@RestController
@RequestMapping("/api/v1/connectors")
class ConnectorDocumentsApi {

    private static final String YAML = "application/yaml";

    private final Connectors connectors;
    private final ConnectorImports imports;
    private final ConnectorView view;

    ConnectorDocumentsApi(Connectors connectors, ConnectorImports imports, ConnectorView view) {
        this.connectors = connectors;
        this.imports = imports;
        this.view = view;
    }

    /** The connector as one YAML document, without anything that belongs to an environment. */
    @GetMapping("/{slug}/export")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> export(Scope scope, @PathVariable String slug) {
        Connector connector = connectors.get(scope, slug);
        String file = ContentDisposition.attachment()
                .filename(connector.slug() + ".yaml")
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(new MediaType(YamlConverter.YAML, StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, file)
                .body(YamlWriter.write(ConnectorDocument.of(connector)).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the connector of the document's slug what the document says; a dry run tells what that would change. */
    @PostMapping("/import")
    @ApiResponse(responseCode = "200", description = "Changed, as it was, or a dry run")
    @ApiResponse(responseCode = "201", description = "Created")
    ResponseEntity<ImportAnswer> importDocument(
            Scope scope,
            @Parameter(schema = @Schema(type = "boolean")) @RequestParam(name = "dry_run", required = false) @Nullable
                    String dryRun,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(mediaType = YAML, schema = @Schema(implementation = ConnectorBody.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = ConnectorBody.class))
                            })
                    @RequestBody
                    ImportBody body) {
        scope.require(Permission.CONNECTORS_WRITE);
        if (body.connector().fromCatalog() != null) {
            throw new InvalidInput("from_catalog", "unknown_field", "A document says the whole connector itself.");
        }
        boolean dry = isDry(dryRun);
        Outcome outcome = imports.run(scope, ConnectorReader.read(body.connector()), dry);
        Connector connector = outcome.connector();
        boolean created = outcome.action() == Action.CREATE && !dry;
        return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new ImportAnswer(
                        outcome.action(),
                        dry,
                        outcome.changes(),
                        connector == null ? null : view.of(scope, connector)));
    }

    /** Whoever asks for a dry run in other words must not get a real one. */
    private static boolean isDry(@Nullable String asked) {
        if (asked == null || asked.equals("false")) {
            return false;
        }
        if (!asked.equals("true")) {
            throw new InvalidInput("dry_run", "type", "'dry_run' is true or false.");
        }
        return true;
    }
}
