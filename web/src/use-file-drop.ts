import { useEffect, useRef, useState } from 'preact/hooks';

export interface Chosen {
  blob: Blob;
  name: string;
}

/** The files of a drop or of a file input. */
export function chosenFiles(list: FileList | null | undefined): Chosen[] {
  return [...(list ?? [])].map((file) => ({ blob: file, name: file.name }));
}

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files dropped anywhere, on every step: a file dropped beside an area would otherwise replace the page and
 * lose everything. True while files are held over the page.
 */
export function useFileDrop(onFiles: (files: Chosen[]) => void, disabled: boolean): boolean {
  const [over, setOver] = useState(false);
  const hand = useRef(onFiles);
  hand.current = disabled ? () => undefined : onFiles;

  useEffect(() => {
    const dragover = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const dragleave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const files = chosenFiles(event.dataTransfer?.files);
      if (files.length > 0) hand.current(files);
    };
    window.addEventListener('dragover', dragover);
    window.addEventListener('dragleave', dragleave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', dragover);
      window.removeEventListener('dragleave', dragleave);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return over;
}
