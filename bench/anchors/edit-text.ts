/** How much of a text is changed: the share of sentences that are removed, and as many are added, moved and so on. */
export type Edits = { readonly share: number; readonly movesBreaks: boolean };

/** A text after editing, with where each UTF-16 unit of the old one is now; -1 for what is gone. */
export type EditedText = { readonly text: string; readonly newOffset: Int32Array };

/** Old characters [from, to), or new ones. */
type Piece = { readonly from: number; readonly to: number } | { readonly added: string };
type Sentence = readonly Piece[];

/**
 * Edits a text as people do: sentences are removed, added and moved (`share` of all, each), words get typos or are
 * replaced (a tenth of that share), quotation marks and blanks take another shape, and paragraph breaks go elsewhere.
 */
export function editText(text: string, { share, movesBreaks }: Edits, random: () => number): EditedText {
  const paragraphs = cutText(text, movesBreaks, random);
  const sentences = paragraphs.flat();
  const pick = () => said(text, sentences[Math.floor(random() * sentences.length)] ?? []);
  const moved: Sentence[] = [];
  const edited = paragraphs.map((paragraph) =>
    paragraph.flatMap((sentence): readonly Sentence[] => {
      const kind = random();
      if (kind < share) return [];
      if (kind < 2 * share) {
        moved.push(sentence);
        return [];
      }
      const touched = touchWords(text, sentence, share / 10, random);
      return kind < 3 * share ? [touched, newSentence(pick, random)] : [touched];
    }),
  );
  for (const sentence of moved) {
    const target = edited[Math.floor(random() * edited.length)];
    target?.splice(Math.floor(random() * (target.length + 1)), 0, sentence);
  }
  return join(
    text,
    edited.filter((paragraph) => paragraph.length > 0),
  );
}

/** The text's paragraphs as their sentences. Where breaks move, new ones stand between other sentences. */
function cutText(text: string, movesBreaks: boolean, random: () => number): Sentence[][] {
  const sentences = [...text.matchAll(/[^\n]+?(?:[.!?]["')\]]*(?= |\n|$)|(?=\n|$))/g)].map(
    ({ 0: said, index }) => {
      const from = index + said.length - said.trimStart().length;
      return { from, to: index + said.length };
    },
  );
  const paragraphs: Sentence[][] = [];
  for (const [at, { from, to }] of sentences.entries()) {
    const isNew = movesBreaks ? random() < 0.3 : text.slice(sentences[at - 1]?.to ?? 0, from).includes("\n");
    if (at === 0 || isNew) paragraphs.push([]);
    paragraphs.at(-1)?.push([{ from, to }]);
  }
  return paragraphs;
}

/** Typos, other words, other quotation marks and doubled blanks. */
function touchWords(text: string, sentence: Sentence, share: number, random: () => number): Sentence {
  return sentence.flatMap((piece): readonly Piece[] => {
    if ("added" in piece) return [piece];
    const pieces: Piece[] = [];
    for (const { 0: word, index } of text.slice(piece.from, piece.to).matchAll(/\S+|\s+/g)) {
      const from = piece.from + index;
      const to = from + word.length;
      if (word.trim() === "") pieces.push(random() < share * 2 ? { added: "\u00a0 " } : { from, to });
      else if (/['"’“”]/.test(word) && random() < 0.2) pieces.push(...otherQuotes(text, from, to));
      else if (word.length > 3 && random() < share) pieces.push(...typo(from, to, random));
      else if (random() < share) pieces.push({ added: "something" });
      else pieces.push({ from, to });
    }
    return pieces;
  });
}

/** The same word with its quotation marks in another shape: no change of the words. */
function otherQuotes(text: string, from: number, to: number): readonly Piece[] {
  const OTHER: Readonly<Record<string, string>> = { "'": "’", "’": "'", '"': "“", "“": '"', "”": '"' };
  return Array.from({ length: to - from }, (_, at): Piece => {
    const other = OTHER[text[from + at] ?? ""];
    return other === undefined ? { from: from + at, to: from + at + 1 } : { added: other };
  });
}

/** One letter left out or another put in. */
function typo(from: number, to: number, random: () => number): readonly Piece[] {
  const at = from + 1 + Math.floor(random() * (to - from - 2));
  return random() < 0.5
    ? [
        { from, to: at },
        { from: at + 1, to },
      ]
    : [{ from, to: at }, { added: "x" }, { from: at, to }];
}

/** A sentence that was not there: two or three words of one sentence, then of another. */
function newSentence(pick: () => string, random: () => number): Sentence {
  const phrases = Array.from({ length: 4 + Math.floor(random() * 5) }, () => {
    const words = pick().split(" ");
    const at = Math.floor(random() * words.length);
    return words.slice(at, at + 2 + Math.floor(random() * 2)).join(" ");
  });
  return [{ added: `${phrases.join(" ")}.` }];
}

function said(text: string, sentence: Sentence): string {
  return sentence
    .map((piece) => ("added" in piece ? piece.added : text.slice(piece.from, piece.to)))
    .join("");
}

function join(text: string, paragraphs: readonly (readonly Sentence[])[]): EditedText {
  const newOffset = new Int32Array(text.length).fill(-1);
  let now = "";
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at > 0) now += "\n";
    for (const [place, sentence] of paragraph.entries()) {
      if (place > 0) now += " ";
      for (const piece of sentence) {
        if ("added" in piece) now += piece.added;
        else {
          for (let unit = piece.from; unit < piece.to; unit++)
            newOffset[unit] = now.length + unit - piece.from;
          now += text.slice(piece.from, piece.to);
        }
      }
    }
  }
  return { text: now, newOffset };
}
