/** Letters of a directory group's name, as Microsoft Entra has it. */
export const LONGEST_DIRECTORY_GROUP = 256;
