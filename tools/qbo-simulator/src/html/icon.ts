/** Books, as simple as can be. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="#0b5c4d"/><path d="M4 4.5h3.2c.5 0 .8.3.8.8v7c0-.5-.3-.8-.8-.8H4zm8 0H8.800c-.5 0-.8.3-.8.8v7c0-.5.3-.8.8-.8H12z" fill="#fff"/></svg>`;
