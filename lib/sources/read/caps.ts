const megabyte = 1024 ** 2

export const sizeText = (bytes: number) =>
  bytes >= 1024 * megabyte
    ? `${+(bytes / 1024 / megabyte).toFixed(1)} GB`
    : bytes >= megabyte
      ? `${+(bytes / megabyte).toFixed(1)} MB`
      : `${Math.ceil(bytes / 1024)} kB`
