// Hands a text or a picture to the browser as a file.
export function download(name: string, file: Blob): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A book's name as a file name. */
export const fileName = (book: string, extension: string): string =>
  `${book.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'book'}.${extension}`
