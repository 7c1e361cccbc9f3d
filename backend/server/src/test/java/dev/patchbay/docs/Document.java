package dev.patchbay.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Markdown file. */
record Document(Path path, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^```([^\\n]*)\\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,4} (.*)$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    /**
     * A fenced block.
     *
     * @param info what stands after the opening fence
     * @param follows whether nothing but blank lines stands between it and the one before
     */
    record Fence(String info, String content, int line, boolean follows) {}

    List<Fence> fences() {
        List<Fence> fences = new ArrayList<>();
        int end = 0;
        for (Matcher fence = FENCE.matcher(text); fence.find(); end = fence.end()) {
            int line = (int) text.substring(0, fence.start()).lines().count() + 1;
            boolean follows = end > 0 && text.substring(end, fence.start()).isBlank();
            fences.add(new Fence(fence.group(1).strip(), fence.group(2), line, follows));
        }
        return fences;
    }

    /** The commands to run, each with the answer that is shown beneath it. */
    List<Example> examples() {
        List<Fence> fences = fences();
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < fences.size(); i++) {
            if (fences.get(i).info().equals("bash run")) {
                Optional<Fence> shown =
                        i + 1 < fences.size() && fences.get(i + 1).follows()
                                ? Optional.of(fences.get(i + 1))
                                : Optional.empty();
                examples.add(new Example(
                        path + ":" + fences.get(i).line(), fences.get(i).content(), shown));
            }
        }
        return examples;
    }

    /** From this heading's line to the next heading of the same level. */
    Document section(String heading) {
        int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException(path + " has no heading " + heading);
        }
        String level = heading.substring(0, heading.indexOf(' ') + 1);
        int end = text.indexOf("\n" + level, start + heading.length());
        return new Document(path, end < 0 ? text.substring(start) : text.substring(start, end));
    }

    /** Headings without their signs. */
    List<String> headings() {
        return HEADING.matcher(withoutFences())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** What links say after the hash to reach a heading of this file. */
    Set<String> anchors() {
        Set<String> anchors = new TreeSet<>();
        headings()
                .forEach(heading -> anchors.add(heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-')));
        return anchors;
    }

    /** Everything in code type outside the fences. */
    Set<String> codes() {
        return codesIn(withoutFences());
    }

    /** What stands in code type in a column of the tables, counted from 0. */
    Set<String> codesInColumn(int column) {
        Set<String> codes = new TreeSet<>();
        withoutFences()
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("|--"))
                .forEach(line -> {
                    String[] cells = line.substring(1).split("(?<!\\\\)\\|");
                    if (column < cells.length) {
                        codes.addAll(codesIn(cells[column]));
                    }
                });
        return codes;
    }

    private String withoutFences() {
        return FENCE.matcher(text).replaceAll("");
    }

    private static Set<String> codesIn(String text) {
        Set<String> codes = new TreeSet<>();
        CODE.matcher(text).results().forEach(match -> codes.add(match.group(1)));
        return codes;
    }
}
