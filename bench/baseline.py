"""The yardstick for speed: what the LangChain tutorial's pipeline does with the same folder, far less work.

Text files, RecursiveCharacterTextSplitter(1000, 200), all-MiniLM-L6-v2 through sentence-transformers, Chroma on disk. No quotations,
no speakers, no keyword search.
"""

import resource
import sys
import time
from pathlib import Path

import orjson


def main(articles: Path, store: Path) -> None:
    """Print the seconds of the ingest (model load apart) and of one question as JSON."""
    from langchain_chroma import Chroma
    from langchain_core.documents import Document
    from langchain_huggingface import HuggingFaceEmbeddings
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    from ingest.embed import packaged_folder

    model = HuggingFaceEmbeddings(model_name=str(packaged_folder()))
    model.embed_query("warm up")
    start, spent = time.perf_counter(), time.process_time()
    documents = [Document(path.read_text(encoding="utf-8")) for path in sorted(articles.rglob("*.txt"))]
    chunks = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(documents)
    database = Chroma("baseline", model, persist_directory=str(store))
    for first in range(0, len(chunks), 5000):
        database.add_documents(chunks[first : first + 5000])
    ingest, spent = time.perf_counter() - start, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    questions = [document.page_content.split(".")[0][:80] for document in documents[:50]]
    database.similarity_search(questions[0], k=5)
    start = time.perf_counter()
    for question in questions:
        database.similarity_search(question, k=5)
    asked = (time.perf_counter() - start) / len(questions)
    result = {
        "articles": len(documents), "chunks": len(chunks), "ingest_s": ingest, "ingest_cpu_s": spent, "question_ms": 1000 * asked,
        "peak_mb": peak,
    }  # fmt: skip
    print(orjson.dumps(result).decode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
