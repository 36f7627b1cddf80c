export interface FileToSave {
  readonly name: string;
  readonly text: string;
  /** Media type, such as `text/csv`. */
  readonly type: string;
}

/** Hands a text to the browser as a download. */
export function saveFile({ name, text, type }: FileToSave): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
