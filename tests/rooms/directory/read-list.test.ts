import { expect, test } from 'vitest';
import { readList } from '../../../bot/rooms/directory/read-list.ts';
import { inWords } from '../../support/in-words.ts';

const ADA = 'ada@contoso.example';
const BEN = 'ben@contoso.example';
const ID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

test('names stand one a line, in any case, with or without an end of line at the end', () => {
  const { listed, bad } = readList(`Ada@Contoso.example\r\n\r\n  ${BEN}  \n${ID.toUpperCase()}`);

  expect(listed).toEqual([
    { line: 1, name: ADA },
    { line: 3, name: BEN },
    { line: 4, name: ID },
  ]);
  expect(bad).toEqual([]);
});

test('names may stand on one line with commas or semicolons between', () => {
  expect(readList(`${ADA}; ${BEN},`).listed.map(({ name }) => name)).toEqual([ADA, BEN]);
});

test('a CSV gives the names of its column userPrincipalName', () => {
  const csv = `\uFEFFid,"userPrincipalName",displayName\n1,${ADA},Ada\n2,,Ben\n3,${BEN}`;

  const { listed, bad } = readList(csv);

  expect(listed).toEqual([{ line: 2, name: ADA }]);
  expect(inWords(bad)).toEqual([
    { line: 4, reason: 'has 2 cells, but the header has 3' },
    { line: 3, reason: 'has no userPrincipalName' },
  ]);
});

test('the file that the Entra admin center takes can be used again', () => {
  const file = `version:v1.0\nMember object ID or user principal name [memberObjectIdOrUpn] Required\n${ADA}\n`;

  expect(readList(file)).toEqual({ listed: [{ line: 3, name: ADA }], bad: [] });
});

test('a line that is no name, and a name that comes again, are listed with a sentence', () => {
  const { listed, bad } = readList(`${ADA}\nAda Novak\n${ADA.toUpperCase()}\nAda Novak`);

  expect(listed).toHaveLength(1);
  const noName = '"Ada Novak" is neither a user principal name, such as ada@contoso.com, nor an object id';
  expect(inWords(bad)).toEqual([
    { line: 2, reason: noName },
    { line: 3, reason: 'is the same person as line 1' },
    { line: 4, reason: noName },
  ]);
});

test.each(['', ' \n\n', 'version:v1.0\n'])('a list with nothing on it (%j) is answered in words', (text) => {
  expect(() => readList(text)).toThrow('The list is empty');
});
