"""Write the pages: `python -m tests.docs.reference`."""

from tests.docs.reference import FOLDER, reference

for name, text in reference().items():
    (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
    (FOLDER / name).write_text(text)
