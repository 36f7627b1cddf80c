/** Bytes of a GUID. */
export const GUID_BYTES = 16;

/** Ids are GUIDs in lower case: half as long in bytes. */
export function bytesOfGuid(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== GUID_BYTES) throw new Error(`"${id}" is no GUID.`);
  return bytes;
}

export function guidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
