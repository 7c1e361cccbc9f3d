package dev.patchbay.providers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A server of {@code src/test/providers}, run by Node with the packages that its lockfile names. */
abstract class NodeProvider implements Provider {

    private static final Path FOLDER = Path.of("src/test/providers");
    private static final String GREETING = "listening ";

    private final Process process;
    private final String origin;

    NodeProvider(String script) {
        installPackages();
        process = start("node", script);
        origin = awaitGreeting(process);
    }

    @Override
    public String baseUrl() {
        return origin;
    }

    @Override
    public int refreshes() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(origin + "/test/refreshes")).build();
        return Http.json(request, 200).asInt();
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static synchronized void installPackages() {
        try {
            Path installed = FOLDER.resolve("node_modules/.package-lock.json");
            FileTime wanted = Files.getLastModifiedTime(FOLDER.resolve("package-lock.json"));
            if (Files.exists(installed) && Files.getLastModifiedTime(installed).compareTo(wanted) >= 0) {
                return;
            }
            Process npm = start("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
            String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (npm.waitFor() != 0) {
                throw new IllegalStateException("npm could not install the providers: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the Node that {@code ./dev} fetched, where there is one; the PATH's otherwise. */
    private static Process start(String... command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        Path fetched = Path.of(System.getProperty("user.home"), ".cache/patchbay/node/bin");
        if (Files.isExecutable(fetched.resolve("node"))) {
            builder.environment().merge("PATH", fetched.toString(), (path, folder) -> folder + ":" + path);
            builder.command().set(0, fetched.resolve(command[0]).toString());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String awaitGreeting(Process process) {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(GREETING)) {
                    Thread.ofVirtual().start(() -> lines.lines().forEach(ignored -> {}));
                    return line.substring(GREETING.length());
                }
                said.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The provider did not start: " + said);
    }
}
