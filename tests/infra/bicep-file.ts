import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

/** What of a Bicep file has to fit to other files; it is not compiled here. */
export interface BicepFile {
  /** Places of what is no Bicep, as `line:column`; empty when all of it is. */
  faults: string[];
  /** By name, with whether a value must be given. */
  params: Map<string, 'required' | 'optional'>;
  outputs: string[];
  modules: BicepModule[];
  /** Types of resources, without their versions. */
  resources: string[];
  text: string;
}

interface BicepModule {
  name: string;
  path: string;
  params: string[];
}

const INFRA = new URL('../../infra/', import.meta.url);
/** One for all: its memory does not bear two that begin at once. */
let parser: Promise<Parser> | undefined;

/** @param path below infra/ */
export async function readBicep(path: string): Promise<BicepFile> {
  const text = await readFile(new URL(path, INFRA), 'utf8');
  parser ??= openParser();
  const tree = (await parser).parse(text);
  if (!tree) throw new Error(`${path} could not be read.`);
  const read = toFile(tree.rootNode, text);
  // Left to be collected, it would be freed while other tests run.
  tree.delete();
  return read;
}

function toFile(root: Node, text: string): BicepFile {
  return {
    faults: faultsIn(root),
    params: new Map(of(root, 'parameter_declaration').map((node) => [nameOf(node), needOf(node)])),
    outputs: of(root, 'output_declaration').map(nameOf),
    modules: of(root, 'module_declaration').map(toModule),
    resources: of(root, 'resource_declaration').map((node) => quoted(node).split('@')[0] ?? ''),
    text,
  };
}

async function openParser(): Promise<Parser> {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve('tree-sitter-bicep/tree-sitter-bicep.wasm');
  const made = new Parser();
  made.setLanguage(await Language.load(grammar));
  return made;
}

function of(root: Node, type: string): Node[] {
  return root.namedChildren.filter((node) => node?.type === type).filter((node) => node !== null);
}

function nameOf(node: Node): string {
  return node.namedChildren.find((child) => child?.type === 'identifier')?.text ?? '';
}

/** A value stands behind an equals sign. */
function needOf(node: Node): 'required' | 'optional' {
  return node.children.some((child) => child?.text === '=') ? 'optional' : 'required';
}

function quoted(node: Node): string {
  return (node.namedChildren.find((child) => child?.type === 'string')?.text ?? '').replaceAll("'", '');
}

function toModule(node: Node): BicepModule {
  const params = node
    .descendantsOfType('object_property')
    .find((property) => property && nameOf(property) === 'params');
  const given = params?.namedChildren.find((child) => child?.type === 'object')?.namedChildren ?? [];
  return {
    name: nameOf(node),
    path: quoted(node),
    params: given.flatMap((child) => (child?.type === 'object_property' ? [nameOf(child)] : [])),
  };
}

function faultsIn(node: Node): string[] {
  if (!node.hasError) return [];
  const { row, column } = node.startPosition;
  const own = node.isError || node.isMissing ? [`${row + 1}:${column + 1}`] : [];
  return [...own, ...node.children.flatMap((child) => (child ? faultsIn(child) : []))];
}
