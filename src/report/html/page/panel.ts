import { button, byId, type Child, element } from './dom.ts';

/** Shows something beside the page until it is closed; the browser gives the focus back. */
export function openPanel(over: string, title: string, ...body: readonly Child[]): void {
  const panel = byId('panel') as HTMLDialogElement | undefined;
  if (panel === undefined) return;
  const heading = element('h2', { id: 'panel-title', tabindex: '-1' }, title);
  panel.replaceChildren(
    element(
      'div',
      { class: 'panel' },
      button('Close', () => panel.close(), { class: 'close' }),
      element('p', { class: 'kicker' }, over),
      heading,
      body,
    ),
  );
  if (!panel.open) panel.showModal();
  panel.scrollTop = 0;
  heading.focus();
  panel.onclick = (event) => {
    // what is clicked outside of the content is the backdrop
    if (event.target === panel) panel.close();
  };
}
