import { button, element } from './dom.ts';

/** A button that copies a text and says so. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const made = button(
    label,
    () => {
      void copied(text()).then((done) => {
        made.textContent = done ? 'Copied' : 'Could not copy';
        setTimeout(() => {
          made.textContent = label;
        }, 1_600);
      });
    },
    { class: 'copy', 'aria-live': 'polite' },
  );
  return made;
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // an old browser, or one that gives a file no clipboard
    const area = element('textarea', { 'aria-hidden': 'true' });
    area.value = text;
    (document.querySelector('dialog[open]') ?? document.body).append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
