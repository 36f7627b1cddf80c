import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { Path } from './playbook-fault.ts';

/**
 * How many characters into a file the value at a path is: where its field is named, or where an entry of a list
 * begins. What is not there is where its nearest parent is.
 */
export function offsetOf(document: Document.Parsed, path: Path): number {
  let offset = document.contents?.range[0] ?? 0;
  let here: unknown = document.contents;
  for (const part of path) {
    // What an alias stands for is somewhere else in the file, and that is where the fault is.
    const node = isAlias(here) ? here.resolve(document) : here;
    if (isSeq(node)) {
      here = node.items[Number(part)];
    } else if (isMap(node)) {
      const pair = pairOf(node, part);
      if (pair === undefined) return offset;
      here = pair.value;
      offset = startOf(pair.key) ?? offset;
      continue;
    }
    const start = startOf(here);
    if (start === undefined) return offset;
    offset = start;
  }
  return offset;
}

/** What is written at a path; undefined where nothing is. */
export function nodeAt(document: Document.Parsed, path: Path): unknown {
  let here: unknown = document.contents;
  for (const part of path) {
    const node = isAlias(here) ? here.resolve(document) : here;
    if (isSeq(node)) here = node.items[Number(part)];
    else if (isMap(node)) here = pairOf(node, part)?.value;
    else return undefined;
  }
  return isAlias(here) ? here.resolve(document) : here;
}

function pairOf(map: YAMLMap, part: string | number) {
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
