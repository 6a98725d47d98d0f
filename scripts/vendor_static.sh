#!/bin/sh
# Fetch the files of others that our pages use, and write ketenloket/static/vendor/ and tests/vendor/ anew.
# For developers, when a version below changes; users need no Node, the result is committed.
# Needs: npm, python3. Afterwards look at the pages, and commit the result with this file.
set -eu

UTRECHT=9.0.4
VOORBEELD=7.4.1
NOTO=5.3.0
HTMX=4.0.1
AXE=4.14.1

root=$(cd "$(dirname "$0")/.." && pwd)
vendor=$root/ketenloket/static/vendor
tests=$root/tests/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
printf '{"private": true}\n' > package.json
npm install --ignore-scripts --no-audit --no-fund --no-package-lock --loglevel=error \
  "@utrecht/component-library-css@$UTRECHT" \
  "@nl-design-system-unstable/voorbeeld-design-tokens@$VOORBEELD" \
  "@fontsource-variable/noto-sans@$NOTO" \
  "@fontsource-variable/noto-sans-arabic@$NOTO" "@fontsource-variable/vazirmatn@$NOTO" \
  "htmx.org@$HTMX" "axe-core@$AXE"
cd node_modules

rm -rf "$vendor" "$tests"
mkdir -p "$vendor/fonts" "$vendor/licences" "$tests"

# A selection of the components, and of the tokens that these need.
python3 "$root/scripts/subset_css.py" \
  @utrecht/component-library-css/dist/index.css \
  @nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css \
  "$vendor/utrecht.css" "$vendor/voorbeeld.css"
cp @utrecht/component-library-css/LICENSE.md "$vendor/licences/component-library-css.md"
cp @nl-design-system-unstable/voorbeeld-design-tokens/LICENSE.md "$vendor/licences/voorbeeld-design-tokens.md"

# The letters: the alphabets of the languages we offer. Each is fetched by a browser only when a page has such letters.
for subset in latin latin-ext cyrillic; do
  cp "@fontsource-variable/noto-sans/files/noto-sans-$subset-wght-normal.woff2" "$vendor/fonts/"
done
cp @fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2 "$vendor/fonts/"
# On paper: its letters are whole (Noto makes them of strokes and dots), so that a PDF can be searched and read aloud.
cp @fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2 "$vendor/fonts/"
cp @fontsource-variable/noto-sans/LICENSE "$vendor/licences/noto-sans.txt"
cp @fontsource-variable/noto-sans-arabic/LICENSE "$vendor/licences/noto-sans-arabic.txt"
cp @fontsource-variable/vazirmatn/LICENSE "$vendor/licences/vazirmatn.txt"

cp htmx.org/dist/htmx.min.js "$vendor/htmx.min.js"
cp htmx.org/LICENSE "$vendor/licences/htmx.txt"

cp axe-core/axe.min.js "$tests/axe.min.js"
cp axe-core/LICENSE "$tests/LICENSE-axe-core.txt"
cp axe-core/LICENSE-3RD-PARTY.txt "$tests/LICENSE-axe-core-3rd-party.txt"

chmod -R u=rwX,go=rX "$vendor" "$tests"
for folder in "$vendor" "$tests"; do
  (cd "$folder" && find . -type f ! -name CHECKSUMS | LC_ALL=C sort | xargs sha256sum > CHECKSUMS)
done
echo "Written: $vendor and $tests"
