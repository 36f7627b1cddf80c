// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ContentDraft } from '../../../../../../tab/features/announcements/editor/compose-draft.ts';
import { ContentFields } from '../../../../../../tab/features/announcements/editor/text/ContentFields.tsx';
import { type Answer, doing, showWithin, withStillTime } from '../../../../support/render-within.tsx';

withStillTime();

const ID = '5d0c8f8e-4c1b-4d0e-9b65-8f0f5f1f7a11';
const UPLOADED = `/pictures/${'a'.repeat(43)}`;
const WORDS: ContentDraft = {
  title: 'Your turn',
  text: 'Soon.',
  ownPicture: false,
  pictureUrl: '',
  pictureAlt: '',
  ownButtons: false,
  buttons: [],
};
const file = new File([new Uint8Array([1, 2, 3])], 'login.png', { type: 'image/png' });

/** Lets a file go on; the browser of these tests reads no pictures, so that each goes as it is. */
let read: () => void;

beforeEach(() => {
  const waits = new Promise<void>((resolve) => {
    read = resolve;
  });
  vi.stubGlobal('createImageBitmap', () => waits.then(() => Promise.reject(new Error('no picture'))));
});
afterEach(() => vi.unstubAllGlobals());

const taken: Answer = ({ path }) =>
  path.includes('/pictures')
    ? { status: 201, body: { url: UPLOADED, width: 3, height: 1 } }
    : { body: { takesPictures: true } };

/** The fields of one language as the editor shows them, over what was written. */
async function show(answer: Answer = taken, content = WORDS, first: ContentDraft | null = null) {
  let written = content;
  function Fields() {
    const [now, setNow] = useState(content);
    return (
      <ContentFields
        id={ID}
        language="en"
        content={now}
        first={first && { language: 'de', content: first }}
        faults={[]}
        placeholders={[]}
        disabled={false}
        onChange={(part) => {
          written = { ...now, ...part };
          setNow(written);
        }}
      />
    );
  }
  const shown = showWithin(<Fields />, { answer });
  await doing(() => undefined);
  return { ...shown, written: () => written };
}

const choose = () => fireEvent.change(screen.getByLabelText('Picture file'), { target: { files: [file] } });
const button = (name: string) => screen.queryByRole('button', { name });

test('a chosen picture is uploaded, seen, and asks for words', async () => {
  const { asked, written } = await show();
  await doing(choose);
  expect(screen.getByText('Uploading login.png')).toBeDefined();
  await doing(read);

  expect(asked.at(-1)).toEqual({
    method: 'POST',
    path: `/api/announcements/${ID}/pictures`,
    body: new Uint8Array([1, 2, 3]),
  });
  expect(written().pictureUrl).toBe(UPLOADED);
  expect(document.querySelector('img')?.getAttribute('src')).toBe(UPLOADED);
  expect(screen.getByRole('textbox', { name: /What the picture shows/ })).toBeDefined();
  expect(screen.queryByRole('textbox', { name: 'Or its address on the web' })).toBeNull();
});

test('what is written during the upload stays', async () => {
  const { written } = await show();
  await doing(choose);
  await doing(() =>
    fireEvent.change(screen.getByRole('textbox', { name: /Title/ }), { target: { value: 'Now' } }),
  );
  await doing(read);

  expect(written()).toMatchObject({ title: 'Now', pictureUrl: UPLOADED });
});

test('a picture can be dropped, and pasted while writing', async () => {
  const { asked } = await show();
  const uploads = () => asked.filter(({ method }) => method === 'POST').length;
  read();

  await doing(() =>
    fireEvent.drop(button('Upload a picture') ?? document, { dataTransfer: { files: [file] } }),
  );
  expect(uploads()).toBe(1);

  const clipboardData = { types: ['Files'], files: [file] };
  await doing(() => fireEvent.paste(screen.getByRole('textbox', { name: /Title/ }), { clipboardData }));
  expect(uploads()).toBe(2);
});

test('words that are pasted with a picture of them are no picture', async () => {
  const { asked } = await show();
  const clipboardData = { types: ['text/plain', 'Files'], files: [file] };

  await doing(() => fireEvent.paste(screen.getByRole('textbox', { name: /Title/ }), { clipboardData }));

  expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
});

test('an uploaded picture can be removed, with its words', async () => {
  const { written } = await show(taken, { ...WORDS, pictureUrl: UPLOADED, pictureAlt: 'A padlock' });
  expect(button('Replace')).not.toBeNull();

  await doing(() => button('Remove')?.click());

  expect(written()).toMatchObject({ pictureUrl: '', pictureAlt: '' });
  expect(button('Upload a picture')).not.toBeNull();
});

test('why a picture was refused is said, and nothing changes', async () => {
  const { written } = await show((one) =>
    one.method === 'POST'
      ? { status: 400, body: { status: 400, code: 'picture-moves', detail: 'The picture is animated.' } }
      : taken(one),
  );
  read();
  await doing(choose);

  expect(screen.getByRole('alert').textContent).toContain('The picture is animated.');
  expect(written()).toEqual(WORDS);
});

test('a picture on the web is copied, and no longer leads there', async () => {
  const { asked, written } = await show();
  const address = screen.getByRole('textbox', { name: 'Or its address on the web' });
  expect(button('Take a copy')?.hasAttribute('disabled')).toBe(true);

  await doing(() => fireEvent.change(address, { target: { value: 'https://fabrikam.example/a.png' } }));
  await doing(() => button('Take a copy')?.click());

  expect(asked.at(-1)).toEqual({
    method: 'POST',
    path: `/api/announcements/${ID}/pictures/copy`,
    body: { url: 'https://fabrikam.example/a.png' },
  });
  expect(written().pictureUrl).toBe(UPLOADED);
});

test('where nothing can be uploaded there are no pictures, and why is said', async () => {
  await show(() => ({ body: { takesPictures: false } }));

  expect(button('Upload a picture')).toBeNull();
  expect(screen.getByText(/PUBLIC_URL/)).toBeDefined();
  expect(screen.queryByRole('textbox', { name: 'Or its address on the web' })).toBeNull();
});

test('where nothing can be uploaded the address of before can be taken out', async () => {
  const pictureUrl = 'https://fabrikam.example/a.png';
  const { written } = await show(() => ({ body: { takesPictures: false } }), { ...WORDS, pictureUrl });

  const address = screen.getByRole('textbox', { name: 'Or its address on the web' });
  await doing(() => fireEvent.change(address, { target: { value: '' } }));

  expect(written().pictureUrl).toBe('');
  expect(button('Take a copy')).toBeNull();
});

test('a language that shares the picture of the first one takes none of its own', async () => {
  const { asked } = await show(taken, WORDS, { ...WORDS, pictureUrl: UPLOADED, pictureAlt: 'A padlock' });
  const clipboardData = { types: ['Files'], files: [file] };

  await doing(() => fireEvent.paste(screen.getByRole('textbox', { name: /Title/ }), { clipboardData }));

  expect(button('Upload a picture')).toBeNull();
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
});
