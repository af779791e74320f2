import { z } from 'zod'

/** In an address a list stands in one value, separated by commas; a comma of its own is written %2C. */
const inAddress = (value: string) => value.split(',').map((part) => part.replaceAll('%2C', ',').replaceAll('%25', '%'))

/** One of these, or several: as a list, or in an address as one value. */
export const listInAddress = <S extends z.ZodType<string, string>>(each: S, most: number) =>
  z
    .union([z.array(each).max(most), z.string().max(60_000).transform(inAddress).pipe(z.array(each).max(most))])
    .optional()
