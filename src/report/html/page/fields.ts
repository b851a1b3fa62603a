import { button, type Child, element } from './dom.ts';

/** A choice of a filter. */
export type Choice<T extends string> = readonly [value: T, label: string];

/** A labelled list to choose from. */
export function select<T extends string>(
  label: string,
  choices: readonly Choice<T>[],
  value: T,
  onChange: (value: T) => void,
): HTMLLabelElement {
  const list = element(
    'select',
    {},
    choices.map(([of, text]) => element('option', { value: of, selected: of === value }, text)),
  );
  list.addEventListener('change', () => onChange(list.value as T));
  return element('label', {}, element('span', {}, label), list);
}

/** A labelled field for text; what is typed counts once nobody types. */
export function textField(label: string, placeholder: string, onChange: (text: string) => void): HTMLLabelElement {
  const field = element('input', { type: 'search', placeholder, spellcheck: 'false', autocomplete: 'off' });
  let wait: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(wait);
    wait = setTimeout(() => onChange(field.value), 120);
  });
  return element('label', { class: 'wide' }, element('span', {}, label), field);
}

/** Choices that are on or off, each by itself; none on means all. */
export function toggles<T extends string>(
  label: string,
  choices: readonly (readonly [value: T, content: Child])[],
  chosen: Set<T>,
  onChange: () => void,
): HTMLElement {
  const buttons = choices.map(([value, content]) => {
    const made = button(
      content,
      () => {
        if (!chosen.delete(value)) chosen.add(value);
        made.setAttribute('aria-pressed', String(chosen.has(value)));
        onChange();
      },
      { class: 'toggle', 'aria-pressed': String(chosen.has(value)) },
    );
    return made;
  });
  return element(
    'div',
    { class: 'toggles', role: 'group', 'aria-label': label },
    element('span', { 'aria-hidden': 'true' }, label),
    buttons,
  );
}
