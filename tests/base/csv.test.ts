import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostBad, readCsv, writeCsv } from '../../bot/base/csv.ts';
import { inWords } from '../support/in-words.ts';

describe('columns', () => {
  test('are found in any order and case, with a byte order mark and spaces around', () => {
    const csv = readCsv('\uFEFFName , ID,extra\r\n Ada ,1,x\r\n', ['id', 'name']);

    expect(csv).toEqual({
      columns: ['name', 'id', 'extra'],
      rows: [{ line: 2, cells: { name: 'Ada', id: '1', extra: 'x' } }],
      bad: [],
    });
  });

  test('that are missing are named together, with those that are there', () => {
    const read = () => readCsv('key|name,age\n1|Ada,36\n', ['id', 'name']);

    expect(read).toThrow('The header is missing "id", "name". It has: key|name, age.');
  });

  test.each([';', '\t', ','])('are told apart by %j, as spreadsheets write them', (sign) => {
    const csv = readCsv([`id${sign}"name${sign}a;b,c"`, `1${sign}"x${sign}y"`].join('\r\n'), ['id']);

    expect(csv.columns).toEqual(['id', `name${sign}a;b,c`]);
    expect(csv.rows).toEqual([{ line: 2, cells: { id: '1', [`name${sign}a;b,c`]: `x${sign}y` } }]);
  });

  test('of one name are refused: nobody could tell which is meant', () => {
    const read = () => readCsv('id,Name,name\n1,Ada,Ben\n', ['id']);

    expect(read).toThrow('The header has two columns named "name"');
  });

  test('of a file that is none are told in part', () => {
    const read = () => readCsv('x'.repeat(1_000), ['id']);

    expect(read).toThrow(/^The header is missing "id"\. It has: x{300}…\.$/);
  });

  test('are not looked for in a first line that goes on without end', () => {
    expect(() => readCsv('x'.repeat(1_000_000), ['id'])).toThrow('its first line is no header');
  });

  test.each(['', '\n\n', '\uFEFF'])('an empty file is refused: %j', (text) => {
    expect(() => readCsv(text, ['id'])).toThrow('The file is empty');
  });
});

describe('rows', () => {
  test('with too many or too few cells are bad, the others are kept', () => {
    const csv = readCsv('id,name\n1,a\n2\n3,c,x\n4,d\n', ['id']);

    expect(csv.rows.map(({ line }) => line)).toEqual([2, 5]);
    expect(inWords(csv.bad)).toEqual([
      { line: 3, reason: 'has 1 cell, but the header has 2' },
      { line: 4, reason: 'has 3 cells, but the header has 2' },
    ]);
  });

  test('that are empty are passed over, but counted as lines', () => {
    const csv = readCsv('id,name\n\n1,a\n,\n  \n2,b', ['id']);

    expect(csv.rows.map(({ line, cells }) => [line, cells.id])).toEqual([
      [3, '1'],
      [6, '2'],
    ]);
    expect(csv.bad).toEqual([]);
  });

  test('with a stray quote spoil no other row', () => {
    const csv = readCsv('id,name\n1,Conan O"Brien\n2,"the "big" one"\n3,"a ""b"""\n4,last\n', ['id']);

    expect(csv.rows.map(({ cells }) => cells.name)).toEqual([
      'Conan O"Brien',
      '"the "big" one"',
      'a "b"',
      'last',
    ]);
  });

  test('after a quote that never ends cannot be told apart: the file is refused with the line', () => {
    expect(() => readCsv('id,name\n1,"Ada\n2,Ben\n', ['id'])).toThrow(/can't be read as CSV: .*line 3/);
  });

  test.each(['\n', '\r\n', '\r'])('keep their first line when cells have line breaks of %j', (end) => {
    const text = ['id,name', '1,"a', 'b', 'c"', '', '2', '"3"," d"', ''].join(end);

    const csv = readCsv(text, ['id']);

    expect(csv.rows.map(({ line, cells }) => [line, cells.name])).toEqual([
      [2, 'a\nb\nc'],
      [7, 'd'],
    ]);
    expect(csv.bad.map(({ line }) => line)).toEqual([6]);
  });

  test('of 200,000 lines are all read, and each knows its line', () => {
    const csv = readCsv(`id,name\n${'1,a\n'.repeat(200_000)}`, ['id']);

    expect(csv.rows).toHaveLength(200_000);
    expect(csv.rows.at(-1)?.line).toBe(200_001);
  });

  test('of more lines than any organisation has people are refused at a glance', () => {
    expect(() => readCsv(`id\n${'1\n'.repeat(200_001)}`, ['id'])).toThrow(
      'The file has more than 200,000 lines below its header. Send it in parts',
    );
  });

  test('come back as they were written', () => {
    const cell = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => `x${text.trim()}x`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));

        const csv = readCsv(['a,b', ...quoted].join('\n'), ['a', 'b']);

        const asRead = (text: string) => text.replace(/\r\n?/g, '\n');
        expect(csv.rows.map(({ cells }) => [cells.a, cells.b])).toEqual(rows.map((row) => row.map(asRead)));
      }),
    );
  });

  test('any text at all is read or refused in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', ';') }), (text) => {
        try {
          readCsv(`a,b\n${text}`, ['a']);
        } catch (error) {
          expect(error).toMatchObject({ kind: 'invalid', code: 'csv-unreadable' });
        }
      }),
    );
  });
});

describe('bad lines of a reply', () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ line: count - n, reason: 'x' }));

  test('come by line', () => {
    expect(mostBad(lines(3))).toEqual({ bad: lines(3).toReversed(), notes: [] });
  });

  test('are told up to a thousand, and how many more there are', () => {
    const { bad, notes } = mostBad(lines(200_000));

    expect(bad).toHaveLength(1000);
    expect(bad.at(-1)?.line).toBe(1000);
    expect(notes).toEqual(["199,000 more lines, all after line 1000, weren't imported either."]);
  });
});

describe('writing', () => {
  test('cells that look like formulas become plain text, and quotes and line breaks survive', () => {
    const text = writeCsv(
      ['name', 'count'],
      [
        ['=1+1', 2],
        ['@home', 3],
        ['say "hi"\nthere', null],
      ],
    );

    expect(text).toBe('name,count\r\n\'=1+1,2\r\n\'@home,3\r\n"say ""hi""\nthere",\r\n');
  });
});
