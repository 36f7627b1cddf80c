/** What Teams shows on cards; it shows no animation. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/gif'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Teams shows no larger ones. */
export const MOST_PICTURE_BYTES = 1_000_000;
/** Width and height, in pixels. */
export const MOST_PICTURE_SIDE = 1024;

/** The path of an uploaded picture, in the place of the address of another one. */
const UPLOADED = /^\/pictures\/[A-Za-z0-9_-]{43}$/;
const UPLOADED_IN_JSON = /(?<=")\/pictures\/[A-Za-z0-9_-]{43}(?=")/g;

/** Whether an address is that of an uploaded picture: a path of this product, which cards get with its public address. */
export function isUploadedPicture(address: string): boolean {
  return UPLOADED.test(address);
}

/** Paths of the uploaded pictures of an announcement as JSON, those of its unfinished parts among them. */
export function uploadedPicturesIn(json: string): string[] {
  return json.match(UPLOADED_IN_JSON) ?? [];
}
