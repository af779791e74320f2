/** The round number at or above the greatest, that four parts divide well. */
export function niceEnd(greatest: number) {
  if (greatest <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(greatest))
  const step = [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10].find((each) => each * power >= greatest) ?? 10
  return step * power
}
