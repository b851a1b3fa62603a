import { byId } from './dom.ts';

const KEY = 'mantlet-theme';
const NEXT = { auto: 'light', light: 'dark', dark: 'auto' } as const;
type Theme = keyof typeof NEXT;

/** The button that changes the theme; the choice is kept where the browser keeps anything for a file. */
export function startTheme(): void {
  const toggle = byId('theme');
  if (toggle === undefined) return;
  let theme = kept();
  const show = (): void => {
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    toggle.textContent = `Theme: ${theme}`;
  };
  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    theme = NEXT[theme];
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // it lasts as long as the page is open
    }
    show();
  });
  show();
}

function kept(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'auto';
  } catch {
    return 'auto';
  }
}
