// Rows of plain numbers and short labels as comma-separated text, full precision, for spreadsheets.

const field = (value: string | number): string => {
  const text = typeof value === 'number' && Number.isNaN(value) ? '' : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csv = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => row.map(field).join(',')).join('\n') + '\n'
