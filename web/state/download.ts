// Hands a text to the browser as a file.
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** A book's name as a file name. */
export const fileName = (book: string, extension: string): string =>
  `${book.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'book'}.${extension}`
