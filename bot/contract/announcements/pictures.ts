import { z } from 'zod';
import { ById, Bytes } from '../common.ts';
import { endpoint } from '../endpoint.ts';
import { LONGEST_ADDRESS } from './limits.ts';
import { MOST_PICTURE_BYTES, PICTURE_TYPES } from './picture-rules.ts';

const Kept = z.object({
  url: z.string().describe('A path of this product: cards get it with the public address'),
  width: z.int().describe('In pixels'),
  height: z.int().describe('In pixels'),
});

export const uploadPicture = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/pictures',
  who: 'lead',
  summary:
    'Upload a picture (PNG, JPEG or GIF without animation, at most 1 MB and 1024 × 1024 pixels) for an announcement, which may not be saved yet. The answer has the address to put into its text; a picture that no announcement uses is removed after a week.',
  params: ById,
  bodyType: 'bytes',
  // What is a little too large is told by how much.
  mostBytes: 8 * MOST_PICTURE_BYTES,
  body: Bytes,
  reply: Kept,
  status: 201,
});

export const copyPicture = endpoint({
  method: 'POST',
  path: '/api/announcements/:id/pictures/copy',
  who: 'lead',
  summary:
    'Take a copy of a picture on the web, which is kept like an uploaded one: cards show no pictures of other sites, which would learn who reads them.',
  params: ById,
  body: z.object({
    url: z.url({ protocol: /^https$/, error: 'announcements.not-https' }).max(LONGEST_ADDRESS),
  }),
  reply: Kept,
  status: 201,
});

export const getPicture = endpoint({
  method: 'GET',
  path: '/pictures/:token',
  who: 'anyone',
  summary:
    'An uploaded picture by its signed address. Teams fetches it for cards without a token; it never changes, so it may be kept.',
  params: z.object({ token: z.string().max(100) }),
  replyType: 'file',
  reply: z.object({ type: z.enum(PICTURE_TYPES), bytes: Bytes }),
});
