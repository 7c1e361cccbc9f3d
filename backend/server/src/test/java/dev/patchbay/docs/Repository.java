package dev.patchbay.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The checkout that the tests run in. */
final class Repository {

    static final Path ROOT = root();

    /** What is not ours, or not for users. */
    private static final Set<String> LEFT_OUT = Set.of("target", "node_modules", ".git", "data", "dist", "build");

    private Repository() {}

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document document(String path) {
        return new Document(Path.of(path), read(Path.of(path)));
    }

    /** README and whatever else a user reads. */
    static List<Document> documents() {
        return files(
                        file -> file.toString().endsWith(".md"),
                        "docs",
                        "README.md",
                        "CHANGELOG.md",
                        "CONTRIBUTING.md",
                        "SECURITY.md")
                .stream()
                .map(file -> document(file.toString()))
                .toList();
    }

    /** Files below the folders, or the files themselves, by their path from the root; a folder that is not there has none. */
    static List<Path> files(Predicate<Path> wanted, String... places) {
        List<Path> found = new ArrayList<>();
        for (String place : places) {
            Path start = ROOT.resolve(place);
            if (Files.exists(start)) {
                collect(start, wanted, found);
            }
        }
        return found.stream().sorted().toList();
    }

    /** The first group of every match in these files. */
    static Set<String> names(Pattern pattern, List<Path> files) {
        Set<String> names = new TreeSet<>();
        for (Path file : files) {
            pattern.matcher(read(file)).results().forEach(match -> names.add(match.group(1)));
        }
        return names;
    }

    private static void collect(Path start, Predicate<Path> wanted, List<Path> found) {
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path relative = ROOT.relativize(file);
                    if (wanted.test(relative)) {
                        found.add(relative);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("docs/api.md"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("The tests run inside a checkout, which has docs/api.md");
        }
        return folder;
    }
}
