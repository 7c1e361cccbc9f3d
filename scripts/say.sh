# What ./dev says to the person. Progress goes to stderr, so that stdout stays for results.

if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
  BOLD=$'\e[1m' DIM=$'\e[2m' RED=$'\e[31m' GREEN=$'\e[32m' PLAIN=$'\e[0m'
else
  BOLD='' DIM='' RED='' GREEN='' PLAIN=''
fi

step() { printf '%s▸ %s%s\n' "$BOLD" "$*" "$PLAIN" >&2; }

note() { printf '%s  %s%s\n' "$DIM" "$*" "$PLAIN" >&2; }

done_with() { printf '%s✓ %s%s\n' "$GREEN" "$*" "$PLAIN" >&2; }

complain() { printf '%s✗ %s%s\n' "$RED" "$*" "$PLAIN" >&2; }

# One line that says what is wrong and what to do about it; then the end.
fail() {
  complain "$*"
  exit 1
}
