/** Languages to choose from, as BCP 47 tags; the API takes any tag. */
const TAGS =
  "en ar bg bn bs ca cs cy da de el es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko lt lv mk ml mn mr ms my nb ne nl nn pa pl ps pt pt-BR ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi yi zh-Hans zh-Hant zu".split(
    " ",
  );

/** The choices by name in English, English first. */
export function languageChoices(): readonly { readonly value: string; readonly label: string }[] {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const [first = "en", ...others] = TAGS;
  const choice = (value: string) => ({ value, label: names.of(value) ?? value });
  return [choice(first), ...others.map(choice).sort((a, b) => a.label.localeCompare(b.label, "en"))];
}
