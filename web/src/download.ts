import type { Report } from '../../wasm/src/types';

/** Hands a text to the browser's own download; nothing is sent anywhere. */
export function download(text: string, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const downloadHtml = (text: string, name: string) => download(text, `${name}.html`, 'text/html');
export const downloadJson = (text: string, name: string) => download(text, `${name}.json`, 'application/json');

/** Letters and digits of the organisation's name, for a file name that every system takes; `mark` says what it must not be taken for. */
export function fileName(report: Report, what: string, mark = ''): string {
  const name = report.organisation.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return [what, name, report.period.snapshot, mark].filter((part) => part !== '').join('-');
}
