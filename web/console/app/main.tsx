import './nonce';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../theme/tokens.css';
import '../theme/base.css';
import { followKeyboard } from './keyboard/bindings';
import { followMissingParts } from './loading/missing';
import { followToken } from './parley';
import { router } from './router';
import { followExpiry } from './session/extension';
import { beginSession } from './session/session';
import { followTheme } from './theme';
import { followTitle } from './title';

followTheme();
followTitle();
followKeyboard();
followToken();
followExpiry();
followMissingParts();
void beginSession();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
