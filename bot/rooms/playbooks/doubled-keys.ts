import { type Document, isScalar, visit } from 'yaml';

/** A field that is named more than once in one place, by how many characters into the file each of two is. */
export interface DoubledKey {
  field: string;
  first: number;
  again: number;
}

/** Every field that is there again where its name was already taken, in the order of the file. */
export function doubledKeys(document: Document.Parsed): DoubledKey[] {
  const found: DoubledKey[] = [];
  visit(document, {
    Map(_, { items }) {
      const first = new Map<string, number>();
      for (const { key } of items) {
        if (!isScalar(key) || !key.range) continue;
        const field = String(key.value);
        const before = first.get(field);
        if (before === undefined) first.set(field, key.range[0]);
        else found.push({ field, first: before, again: key.range[0] });
      }
    },
  });
  return found.toSorted((a, b) => a.again - b.again);
}
