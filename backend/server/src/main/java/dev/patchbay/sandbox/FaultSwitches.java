package dev.patchbay.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Switches faults on and off, and tells how often each endpoint was called; as JSON and as a page with a form. */
@InSandbox
@RestController
class FaultSwitches {

    private static final String PATH = "/sandbox/faults";

    private final Faults faults;
    private final Calls calls;
    private final Pages pages;

    FaultSwitches(Faults faults, Calls calls, Pages pages) {
        this.faults = faults;
        this.calls = calls;
        this.pages = pages;
    }

    /** A fault in JSON. */
    record FaultJson(
            @Nullable String endpoint,
            @Nullable String fault,
            @Nullable Integer times,
            @Nullable Integer seconds) {

        static FaultJson of(Fault fault) {
            return new FaultJson(fault.endpoint().word(), fault.fault().word(), fault.times(), fault.seconds());
        }

        Fault toFault() {
            return new Fault(
                    constant(FaultPoint.class, endpoint, "endpoint"),
                    constant(FaultKind.class, fault, "fault"),
                    times == null ? 1 : times,
                    seconds == null ? 5 : seconds);
        }
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, List<FaultJson>> list() {
        return Map.of("data", faults.all().stream().map(FaultJson::of).toList());
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<FaultJson> set(@RequestBody FaultJson json) {
        Fault fault = json.toFault();
        faults.set(fault);
        return ResponseEntity.status(HttpStatus.CREATED).body(FaultJson.of(fault));
    }

    @DeleteMapping(PATH)
    ResponseEntity<Void> clear() {
        faults.clear();
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/sandbox/stats")
    Map<String, Long> stats() {
        return calls.all();
    }

    @DeleteMapping("/sandbox/stats")
    ResponseEntity<Void> resetStats() {
        calls.reset();
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        Html rows = Html.NONE;
        for (Fault fault : faults.all()) {
            rows = rows.plus(Html.of(
                    "fault-row",
                    Map.of(
                            "endpoint", fault.endpoint().word(),
                            "fault", fault.fault().title(),
                            "explanation", fault.fault().explanation(),
                            "times", fault.times())));
        }
        if (rows.equals(Html.NONE)) {
            rows = Html.of("fault-none", Map.of());
        }
        Html counts = Html.NONE;
        for (Map.Entry<String, Long> count : calls.all().entrySet()) {
            counts = counts.plus(Html.of("count", Map.of("endpoint", count.getKey(), "count", count.getValue())));
        }
        Html endpoints = Html.NONE;
        for (FaultPoint endpoint : FaultPoint.values()) {
            endpoints = endpoints.plus(Html.of("option", Map.of("value", endpoint.word(), "title", endpoint.word())));
        }
        Html kinds = Html.NONE;
        for (FaultKind.Group group : FaultKind.Group.values()) {
            Html options = Html.NONE;
            for (FaultKind kind : group.kinds()) {
                options = options.plus(Html.of("option", Map.of("value", kind.word(), "title", kind.title())));
            }
            kinds = kinds.plus(Html.of("option-group", Map.of("title", group.title(), "options", options)));
        }
        return pages.wide(
                "Faults",
                Html.of("faults", Map.of("rows", rows, "counts", counts, "endpoints", endpoints, "kinds", kinds)));
    }

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> submit(
            @RequestParam(name = "do", defaultValue = "set") String what,
            @RequestParam(required = false) @Nullable String endpoint,
            @RequestParam(required = false) @Nullable String fault,
            @RequestParam(required = false) @Nullable Integer times,
            @RequestParam(required = false) @Nullable Integer seconds) {
        switch (what) {
            case "clear" -> faults.clear();
            case "reset" -> calls.reset();
            default -> faults.set(new FaultJson(endpoint, fault, times, seconds).toFault());
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, PATH)
                .build();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, @Nullable String word, String field) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(field + " is not a known one"));
    }
}
